// A walk through a running installation: people who are signed in, steps that are counted, and a
// look at each kind of page with axe.
//
//   const walk = await Walk.begin({ address, accounts, pictures })
//   await walk.step('an officer does this', async () => { const page = await walk.as('police-officer', 'Swanmere'); … })
//   await walk.end()            // prints "N passed, N failed" and leaves
import { mkdirSync } from 'node:fs'
import { axeViolations } from './axe.mjs'
import { launch } from './chromium.mjs'
import { fill, send } from './form.mjs'
import { codeOf, readAccounts, signIn } from './people.mjs'

export class Walk {
  static async begin ({ address, accounts, pictures }) {
    const walk = new Walk()
    Object.assign(walk, { address, pictures, people: readAccounts(accounts), passed: 0, failures: [], looked: new Set(), pages: new Map() })
    if (pictures) mkdirSync(pictures, { recursive: true })
    walk.browser = await launch()
    return walk
  }

  person (role, agency) {
    return this.people.find(who => who.role === role && who.agency.startsWith(agency))
  }

  // A page in a browser of its own, where nobody is signed in.
  async visitor (width = 1280) {
    const context = await this.browser.newContext({ viewport: { width, height: 900 } })
    const page = await context.newPage()
    page.setDefaultTimeout(15000)
    page.on('console', message => { if (message.type() === 'error' && !/status of [45]\d\d/.test(message.text())) this.failures.push(`${page.url()}: ${message.text()}`) })
    page.on('pageerror', error => this.failures.push(`${page.url()}: ${error.message}`))
    return page
  }

  async as (role, agency) {
    const key = `${role} ${agency}`
    if (this.pages.has(key)) return this.pages.get(key)
    const page = await this.visitor()
    await signIn(page, this.address, this.person(role, agency))
    this.pages.set(key, page)
    return page
  }

  open (page, path) {
    return page.goto(this.address + path)
  }

  async look (page, name) {
    if (this.looked.has(name)) return
    this.looked.add(name)
    for (const violation of await axeViolations(page)) this.failures.push(`${name}: ${violation}`)
    if (this.pictures) await page.screenshot({ path: `${this.pictures}/${name}.png`, fullPage: true })
  }

  // Fills and sends a form; gives a code of the authenticator app where that is asked for first.
  async form (page, path, name, values, who) {
    await this.open(page, path)
    if (page.url().includes('/confirm')) {
      await page.fill('[name=code]', codeOf(who))
      await page.click('main button[type=submit]')
    }
    await this.look(page, name)
    await fill(page, values)
    await send(page)
  }

  // What the same page answers as JSON.
  json (page, path) {
    return page.evaluate(async path => (await fetch(path, { headers: { Accept: 'application/json' } })).json(), path)
  }

  async step (name, work) {
    try {
      await work()
      this.passed++
    } catch (error) {
      this.failures.push(`${name}: ${error.message.split('\n').slice(0, 3).join(' ')}`)
      console.error(`FAILED ${name}`)
    }
  }

  async end () {
    for (const failure of this.failures) console.error(failure)
    await this.browser.close()
    console.log(`${this.looked.size} kinds of page looked at`)
    console.log(`${this.passed} passed, ${this.failures.length} failed`)
    process.exit(this.failures.length ? 1 : 0)
  }
}

export function expect (holds, what) {
  if (!holds) throw new Error(what)
}
