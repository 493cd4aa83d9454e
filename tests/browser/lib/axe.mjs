// axe on a page of Playwright: every rule of WCAG 2.0 to 2.2, A and AA, and best practices.
//
//   import { axeViolations } from './lib/axe.mjs'
//   const found = await axeViolations(page)   // [] or lines that say what and where
import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export async function axeViolations (page) {
  // Through the debugging protocol, which a content policy does not stop; the page itself is left as it is.
  await page.evaluate(axeSource)
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }))
  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id} (${rule.impact}): ${rule.help}: ${node.target.join(' ')}: ${node.html.slice(0, 160)}`))
}
