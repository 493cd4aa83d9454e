// From a task to a referral, in Chromium, for who tells victims in each agency; what an offender
// manager does, to whom no task leads; another system's export mapped; and data that is asked for and
// typed by who holds it.
//
//   node tasks.mjs http://127.0.0.1:8090 DATA/accounts.txt [PICTURES]
//
// The police's, probation's and youth justice's tasks come from a list that run.sh screens.
import { readFileSync } from 'node:fs'
import { fill, send } from './lib/form.mjs'
import { Walk, expect } from './lib/walker.mjs'

const [address, accounts, pictures] = process.argv.slice(2)
const walk = await Walk.begin({ address, accounts, pictures })
const ids = {}

// What the page asks of this person, of all that could be asked.
async function answer (page, values) {
  const asked = {}
  for (const [name, value] of Object.entries(values)) {
    if (await page.locator(`[name="${name}"], [name="${name}-day"]`).count()) asked[name] = value
  }
  await fill(page, asked)
  await send(page)
}

// The six pages of a referral, from the first one that is open in the page.
async function refer (page, name, stage, wish) {
  await answer(page, { 'harmed.is-known': 'yes', 'harmed.name': name, 'harmed.born': '1960-04-02', 'harmed.child': 'no', 'harmed.vulnerable': 'no', 'harmed.wish': wish, 'harmed.contact.held': 'by-agency' })
  await answer(page, { 'responsible.is-known': 'yes', 'responsible.name': `Other of ${name}`, 'responsible.child': 'no', 'responsible.vulnerable': 'no', 'responsible.wish': 'not-told', 'responsible.contact.held': 'by-agency', 'responsible.admission.admits': 'yes', 'responsible.admission.basis': 'guilty-plea', 'responsible.admission.orders': ['none-known'] })
  await answer(page, { 'incident.offence': 'Criminal damage', 'incident.offence-class': 'damage-or-arson', 'incident.account': 'A window was broken.', 'incident.relationship': 'stranger', 'incident.abuse': 'no' })
  await answer(page, { 'matter.stage': stage })
  await answer(page, { 'safe.harmed.channel': 'phone', 'safe.harmed.detail': '07700 900146', 'safe.responsible.channel': 'through-worker', 'safe.responsible.detail': 'Their worker' })
  const service = await page.locator('[name="request.service"]').evaluateAll(fields => fields.flatMap(field => field.tagName === 'SELECT'
    ? [...field.options].map(option => ({ value: option.value, text: option.text }))
    : [{ value: field.value, text: field.labels[0].innerText }]).find(option => option.text.includes('Bridgeway'))?.value ?? '')
  await answer(page, { 'request.initiator': 'other', 'request.heard-from': 'police', 'request.service': service })
  await send(page, 'Send the referral')
  expect(/\/referrals\/[0-9a-z]{12}/.test(page.url()), `is at ${page.url()}`)
  return page.url().split('/').pop().split('?')[0]
}

// Tells the victim of the first task, then refers them from the next one.
async function fromTask (role, agency, name, stage) {
  const page = await walk.as(role, agency)
  await walk.open(page, '/tasks')
  await walk.look(page, `tasks-${role}`)
  const before = await page.locator('main tbody tr').count()
  expect(before > 0, 'no task stands on the list')
  await page.locator('main tbody').getByRole('link', { name: 'Refer' }).first().click()
  const referral = await refer(page, name, stage, 'agreed')
  await walk.open(page, '/tasks')
  await page.locator('main tbody').getByRole('link', { name: 'Record what you did' }).first().click()
  await fill(page, { on: new Date().toISOString().slice(0, 10), how: 'phone', answer: 'yes' })
  await send(page)
  expect(page.url().endsWith('/tasks'), `is at ${page.url()}`)
  return referral
}

await walk.step('a police officer: from a task to a referral', async () => { ids.referral = await fromTask('police-officer', 'Swanmere Police', 'Ama Example', 'community-resolution') })
await walk.step('a probation practitioner who works with victims: from a task to a referral', () => fromTask('victim-liaison', 'Swanmere Probation', 'Ben Example', 'custody'))
await walk.step('a youth justice worker: from a task to a referral', () => fromTask('youth-justice-worker', 'Swanmere Youth', 'Cal Example', 'community-resolution'))

// Whoever works with people responsible, and a court: no list opens a task towards those, and what their agency may do stands
// where the others have their tasks.
async function fromRoute (role, agency, name, stage, heading) {
  const page = await walk.as(role, agency)
  await walk.open(page, '/tasks')
  await walk.look(page, `tasks-${role}-${agency.split(' ')[1].toLowerCase()}`)
  expect(await page.locator('main tbody tr').count() === 0, 'a list opened a task towards somebody responsible')
  await page.locator('main').getByRole('link', { name: heading }).first().click()
  await page.waitForLoadState()
  expect(page.url().includes('/rulebook/stage'), `is at ${page.url()}`)
  expect(heading.test(await page.locator('main').innerText()), 'the stage does not say what they do')
  await walk.open(page, '/referrals/draft/harmed/new')
  return refer(page, name, stage, 'not-told')
}

await walk.step('a probation practitioner who manages offenders: from what they may do to a referral', () => fromRoute('offender-manager', 'Swanmere Probation', 'Dot Example', 'custody', /community offender manager/i))
await walk.step('a prison offender manager: from what they may do to a referral', () => fromRoute('offender-manager', 'Swanmere Prison', 'Eli Example', 'custody', /prison offender manager/i))
await walk.step('a court officer: from what a court may do to a referral', () => fromRoute('court-officer', 'Swanmere Crown Court', 'Fay Example', 'pre-sentence', /legal adviser/i))

await walk.step('what should have happened, and did it: a page that a victim could read', async () => {
  const page = await walk.as('police-officer', 'Swanmere Police')
  await walk.open(page, '/tasks')
  await walk.open(page, await page.locator('a[href$="/story"]').first().getAttribute('href'))
  await walk.look(page, 'story')
  const text = await page.locator('main').innerText()
  expect(/You must be told about restorative justice/.test(text) && /Swanmere Police/.test(text), text.slice(0, 400))
  await page.emulateMedia({ media: 'print' })
  await walk.look(page, 'story-printed')
  await page.emulateMedia({ media: 'screen' })
})

await walk.step('an export is mapped from its first rows, and nothing that was sent stands in the address', async () => {
  const page = await walk.as('information-officer', 'Swanmere Police')
  await walk.open(page, '/mapping')
  await walk.look(page, 'mapping-empty')
  const rows = 'OccRef;VicNo;OffenceTitle;Disposal;DispDate;Vic Name\n40/1/26;V1;Criminal damage;community resolution;20261120;Ama Example'
  await page.fill('[name=name]', 'Niche outcomes')
  await page.fill('[name=typed]', rows)
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Read the first rows' }).click()])
  await walk.look(page, 'mapping-guessed')
  expect(/What was read can be screened/.test(await page.locator('main').innerText()), `not read: ${(await page.locator('main').innerText()).slice(0, 400)}`)
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: 'Try these columns' }).click()])
  await walk.look(page, 'mapping-made')
  expect(!page.url().includes('Example'), page.url())
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download mapping.toml' }).click()])
  const toml = readFileSync(await file.path(), 'utf8')
  expect(/incident_reference = "OccRef"/.test(toml) && /dates = "compact"/.test(toml) && /delimiter = ";"/.test(toml), toml)
  expect(!toml.includes('Ama Example'), 'a value stands in the mapping')
})

await walk.step('what nobody recorded is asked for, typed by who holds it, and stands on the case', async () => {
  const page = await walk.as('coordinator', 'Bridgeway')
  await walk.form(page, `/referrals/${ids.referral}/accept/new`, 'accept-task', {})
  ids.caseFile = page.url().split('/').pop()
  const harmed = await page.locator('.ac-sides section').first().evaluate(side => /\/participants\/([^/]+)\//.exec(side.innerHTML)[1])
  await walk.form(page, `/participants/${harmed}/requests/new`, 'ask', { items: ['history'], purpose: 'assess', basis: 'public-task', necessity: 'To know whether this happened before.' })
  const request = /\/requests\/([0-9a-z]{12})/.exec(page.url())[1]
  const officer = await walk.as('information-officer', 'Swanmere Police')
  await walk.form(officer, `/requests/${request}/answer/new`, 'answer', { item: 'history', answer: 'shared', value: 'Twice before, in 2024.' })
  await walk.look(officer, 'request-answered')
  await walk.open(page, `/cases/${ids.caseFile}`)
  expect(/Given on a request[\s\S]*Twice before, in 2024\./.test(await page.locator('main').innerText()), 'it does not stand on the case')
  await walk.look(page, 'case-with-given')
  await walk.form(officer, `/requests/${request}/end/new`, 'stop-sharing', {})
  await walk.open(page, `/cases/${ids.caseFile}`)
  expect(!/Twice before/.test(await page.locator('main').innerText()), 'it is still shown')
})

// docs: one screen at 1280 by 800, so that nobody has to scroll to know.
await walk.step('what an agency may share fits one screen', async () => {
  for (const [role, agency] of [['information-officer', 'Swanmere Police'], ['coordinator', 'Bridgeway'], ['youth-justice-worker', 'Swanmere Youth']]) {
    const page = await walk.as(role, agency)
    await page.setViewportSize({ width: 1280, height: 800 })
    await walk.open(page, '/guidance')
    await walk.look(page, `guidance-${role}`)
    const bottom = await page.locator('main table').evaluate(table => table.getBoundingClientRect().bottom)
    expect(bottom <= 800, `${role}: the table ends at ${Math.round(bottom)}`)
    await page.setViewportSize({ width: 1280, height: 900 })
  }
})

await walk.end()
