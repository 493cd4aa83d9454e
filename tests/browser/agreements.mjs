// An agreement, from its draft to its end, in Chromium: adapted from the national template, the
// difference in sight, signed by two parties by one-time links, and what a practitioner sees
// meanwhile, field by field.
//
//   node agreements.mjs http://127.0.0.1:8090 DATA/accounts.txt [PICTURES]
import { fill, send } from './lib/form.mjs'
import { codeOf } from './lib/people.mjs'
import { Walk, expect } from './lib/walker.mjs'

const [address, accounts, pictures] = process.argv.slice(2)
const walk = await Walk.begin({ address, accounts, pictures })
const officer = () => walk.as('information-officer', 'Swanmere Police')
const other = () => walk.as('information-officer', 'Bridgeway')
const pagesMost = 6 // Why me? 2015, 3.1.1: low administration
const record = { role: 'separate', contact: 'isa@example.org', dpo: 'dpo@example.org', registration: 'Z1', 'impact-assessment': 'DPIA-1', 'dpo-advice': 'Go ahead.', 'policy-document': 'APD-1', 'processor-terms': 'Terms 1' }
const ids = {}
const seen = {}

// The fields of a page that show their value, or a part of it: "harmed.name", "harmed.contact.phone (masked)".
async function shown () {
  const page = await walk.as('coordinator', 'Bridgeway')
  const answer = await walk.json(page, `/api/referrals/${ids.referral}`)
  const names = new Set()
  for (const part of ['incident', 'harmed', 'responsible']) {
    for (const [field, value] of Object.entries([answer[part]].flat()[0] ?? {})) {
      if (value?.withheld) continue
      names.add(`${part}: ${field}${value?.masked ? ' (masked)' : ''}`)
    }
  }
  return names
}
const without = (left, right) => new Set([...left].filter(one => !right.has(one)))
const same = (left, right) => left.size === right.size && without(left, right).size === 0

const agreementOf = url => url.split('/agreements/')[1].split('/')[0].split('?')[0]
async function act (page, id, path, name, values, who) {
  await walk.form(page, `/agreements/${id}/${path}/new`, name, values, who)
}

await walk.step('under the agreement in force the provider sees what its clauses share', async () => {
  const police = await walk.as('police-officer', 'Swanmere Police')
  ids.referral = (await walk.json(police, '/api/my-referrals')).referrals[0].id
  const page = await officer()
  await walk.open(page, '/agreements')
  await walk.look(page, 'agreements')
  await page.getByRole('link', { name: 'Demonstration sharing agreement' }).click()
  await walk.look(page, 'agreement-in-force')
  ids.before = agreementOf(page.url())
  seen.before = await shown()
  expect([...seen.before].some(one => one.startsWith('harmed: name')), 'the name is not shown before')
})

await walk.step('suspended, it shares nothing more', async () => {
  const page = await officer()
  await walk.open(page, `/agreements/${ids.before}/suspend/new`)
  const says = await page.locator('main').innerText()
  expect(/Bridgeway.*Coordinator/.test(says) && /loses/.test(says), 'who loses what is not said before')
  await walk.look(page, 'suspend')
  await fill(page, { why: 'The walk begins.' })
  await send(page)
  seen.none = await shown()
  expect(without(seen.before, seen.none).size > 5, `only ${without(seen.before, seen.none).size} fields went`)
})

await walk.step('an officer adapts the national template, and sees the difference', async () => {
  const page = await officer()
  await walk.form(page, '/agreements/start/new', 'start-agreement', { reference: 'walk-rj', title: 'Agreement of the walk', from: new Date().toISOString().slice(0, 10) })
  ids.agreement = agreementOf(page.url())
  await walk.look(page, 'agreement-draft')
  expect(await page.getByText('It does not differ.').count() === 1, 'a new draft differs')
  const parties = `/agreements/${ids.agreement}/parties/add/new`
  await walk.open(page, parties)
  await walk.look(page, 'add-party')
  await page.selectOption('[name=agency]', { label: 'Bridgeway Restorative Justice' })
  await send(page)
  await walk.open(page, `/agreements/${ids.agreement}/clauses/write/new?clause=6.3`)
  await walk.look(page, 'write-clause')
  for (const role of ['coordinator', 'supervisor']) await page.locator(`input[name="who.roles"][value="${role}"]`).uncheck()
  await send(page)
  const row = page.locator('main tr', { hasText: '6.3 What happened' })
  expect(/Narrowed/.test(await row.innerText()), `the difference: ${await row.innerText()}`)
  await walk.look(page, 'agreement-different')
})

await walk.step('what widens it needs a reason, and a floor is not passed', async () => {
  const page = await officer()
  await walk.open(page, `/agreements/${ids.agreement}/clauses/write/new?clause=6.2`)
  await page.locator('input[name="what.categories"][value="participation"]').check()
  await Promise.all([page.waitForNavigation(), page.locator('main form button[type=submit]').last().click()])
  expect(/wider than the national template/.test(await page.locator('.govuk-error-summary').innerText()), 'no reason was asked for')
  await page.locator('input[name="what.categories"][value="participation"]').uncheck()
  await page.locator('[name="when.step"]').first().waitFor({ state: 'attached' })
  const step = page.locator('select[name="when.step"]')
  if (await step.count()) await step.selectOption('found')
  else await page.locator('input[name="when.step"][value="found"]').check()
  await fill(page, { why: 'We would like to.' })
  await Promise.all([page.waitForNavigation(), page.locator('main form button[type=submit]').last().click()])
  expect(/goes past a floor/.test(await page.locator('.govuk-error-summary').innerText()), 'the floor was passed')
  await walk.look(page, 'floor')
})

await walk.step('both parties record what is needed, and it is offered', async () => {
  await act(await officer(), ids.agreement, 'our-record', 'our-record', record)
  await act(await officer(), ids.agreement, 'offer', 'offer', {})
  await act(await other(), ids.agreement, 'our-record', 'our-record', record)
  expect(same(await shown(), seen.none), 'something is shared before anybody has signed')
})

// From the link to the signature: each page that the signatory sees is counted.
async function signBy (inviter, agency) {
  await act(inviter, ids.agreement, 'invite', 'invite-signatory', { signatory: await (async () => {
    await walk.open(inviter, `/agreements/${ids.agreement}/invite/new`)
    return inviter.locator('input[name=signatory]').first().getAttribute('value')
  })() })
  const link = /\/sign\/[A-Za-z0-9_-]{43}/.exec(await inviter.locator('main').innerText())?.[0]
  expect(link, 'no link was shown')
  await walk.look(inviter, 'invited')

  const page = await walk.visitor()
  const who = walk.person('signatory', agency)
  const pages = []
  const next = async () => pages.push(await page.locator('h1').innerText())
  await walk.open(page, link)
  await next()
  await page.fill('[name=email]', who.email)
  await page.fill('[name=password]', who.password)
  await page.click('main button[type=submit]')
  await next()
  await page.fill('[name=code]', codeOf(who))
  await page.click('main button[type=submit]')
  await page.waitForURL('**/signing')
  await next()
  await walk.look(page, 'signing')
  expect(!page.url().includes(link.split('/').pop()), 'the secret stands in the address')
  expect(!(await page.content()).includes(link.split('/').pop()), 'the secret stands in the page')
  await fill(page, { position: 'Chief officer' })
  await page.getByLabel(/I have read this agreement/).check()
  await send(page)
  await next()
  await walk.look(page, 'signed')
  expect(pages.length <= pagesMost, `${pages.length} pages: ${pages.join(', ')}`)
  console.error(`from invitation to signed for ${agency}: ${pages.length} pages (${pages.join(' → ')})`)
  return link
}

await walk.step('the first party signs, in few pages; nothing is shared yet', async () => {
  ids.link = await signBy(await officer(), 'Swanmere Police')
  expect(same(await shown(), seen.none), 'something is shared after one signature')
})

await walk.step('a link works once; that it was tried again is noted', async () => {
  const page = await walk.visitor()
  const answer = await walk.open(page, ids.link)
  expect(answer.status() === 404 && /does not work/.test(await page.locator('h1').innerText()), 'a used link leads on')
  await walk.look(page, 'link-used')
  const inside = await officer()
  await walk.open(inside, `/agreements/${ids.agreement}`)
  expect(/The link had been used/.test(await inside.locator('main').innerText()), 'the attempt is not noted')
})

await walk.step('once both have signed, the pages gain exactly what the clauses promise', async () => {
  await signBy(await other(), 'Bridgeway')
  seen.after = await shown()
  const gained = without(seen.after, seen.none)
  // All that the earlier agreement shared, but the offence, which this one keeps from coordinators.
  const offence = /^incident: (incident\.(?!relationship|abuse)|dates\.)|: admission\./
  const promised = new Set([...without(seen.before, seen.none)].filter(one => !offence.test(one)))
  expect(promised.size > 0 && same(gained, promised), `gained but not promised: ${[...without(gained, promised)]}; promised but not gained: ${[...without(promised, gained)]}`)
  const page = await officer()
  await walk.open(page, `/agreements/${ids.agreement}`)
  await walk.look(page, 'agreement-signed')
})

await walk.step('its document is a PDF that can be downloaded', async () => {
  const page = await officer()
  const kind = await page.evaluate(async path => {
    const answer = await fetch(path)
    return `${answer.status} ${answer.headers.get('content-type')} ${(await answer.text()).slice(0, 5)}`
  }, `/agreements/${ids.agreement}/document.pdf`)
  expect(kind === '200 application/pdf %PDF-', `document: ${kind}`)
})

await walk.step('suspended, the fields go again', async () => {
  await act(await other(), ids.agreement, 'suspend', 'suspend-again', { why: 'A breach is looked into.' })
  expect(same(await shown(), seen.none), `still shown: ${[...without(await shown(), seen.none)]}`)
})

await walk.end()
