// Looks at every sample page: served with the real content policy, wide and narrow, with
// and without JavaScript. Counts as failed: anything axe finds, anything the policy blocks,
// a script error, a page wider than its screen, a class that GOV.UK Frontend has elsewhere
// or nobody has.
//
//   render_samples HTML && node samples.mjs HTML [PICTURES]      # closes with "N passed, N failed"
import { createServer } from 'node:http'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { axeViolations } from './lib/axe.mjs'
import { classChecker } from './lib/classes.mjs'
import { launch } from './lib/chromium.mjs'

const [html, pictures] = process.argv.slice(2).map(path => resolve(path))
const sources = resolve(dirname(fileURLToPath(import.meta.url)), '../../web/assets')
const assets = join(sources, 'dist')
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const types = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' }
const screens = [
  { name: 'wide', viewport: { width: 1280, height: 900 } },
  { name: 'narrow', viewport: { width: 360, height: 740 } },
  { name: 'plain', viewport: { width: 1280, height: 900 } } // our script does nothing; axe needs one that runs
]

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://samples').pathname)
  const file = path.startsWith('/assets/') ? join(assets, path.slice(8)) : join(html, path)
  if (!existsSync(file)) return response.writeHead(404).end()
  response.writeHead(200, { 'Content-Type': types[extname(file)] ?? 'text/plain', 'Content-Security-Policy': policy })
  response.end(readFileSync(file))
})
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${server.address().port}`

const misusedClasses = classChecker(sources, join(assets, 'accord.css'))
const samples = readdirSync(html, { recursive: true }).filter(file => file.endsWith('.html')).sort()
const faults = []
const faulty = new Set()
const browser = await launch()
for (const { name, ...options } of screens) {
  const context = await browser.newContext(options)
  if (name === 'plain') await context.route('**/accord.js', route => route.fulfill({ contentType: 'text/javascript', body: '' }))
  context.setDefaultTimeout(120_000) // a busy machine is no fault of a page
  const page = await context.newPage()
  let sample
  const fault = text => {
    faulty.add(`${sample} (${name})`)
    faults.push(`${sample} (${name}): ${text}`)
  }
  page.on('console', message => { if (message.type() === 'error') fault(message.text()) })
  page.on('pageerror', error => fault(error.message))
  for (sample of samples) {
    await page.goto(`${address}/${sample}`)
    await page.evaluate(() => document.fonts.ready)
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    if (wider > 0) fault(`is ${wider} pixels wider than its screen`)
    for (const violation of await axeViolations(page)) fault(violation)
    for (const misuse of await misusedClasses(page)) fault(misuse)
    if (pictures && name !== 'plain') {
      const picture = join(pictures, `${sample.replace('.html', '')}.${name}.png`)
      mkdirSync(dirname(picture), { recursive: true })
      await page.screenshot({ path: picture, fullPage: true })
    }
  }
  await context.close()
}
await browser.close()
server.close()

for (const fault of faults) console.error(fault)
if (samples.length === 0) faults.push('no samples')
console.log(`${samples.length * screens.length - faulty.size} passed, ${faults.length} failed`)
process.exit(faults.length === 0 ? 0 : 1)
