// Whether a page uses the classes of GOV.UK Frontend as its own fixtures do, on the same
// elements, and whether each of our classes has a rule: a class misspelt is a fault that
// nobody sees.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** {class: [tags]} over all fixtures of the package. */
function fixtureTags (components) {
  const tags = {}
  for (const component of readdirSync(components, { withFileTypes: true }).filter(entry => entry.isDirectory())) {
    let file
    try {
      file = readFileSync(join(components, component.name, 'fixtures.json'), 'utf8')
    } catch {
      continue // a folder without fixtures
    }
    for (const { html } of JSON.parse(file).fixtures) {
      for (const [, tag, attributes] of html.matchAll(/<([a-z0-9]+)([^>]*)>/g)) {
        const classes = /\sclass="([^"]*)"/.exec(attributes)?.[1] ?? ''
        for (const name of classes.split(/\s+/).filter(Boolean)) (tags[name] ??= new Set()).add(tag)
      }
    }
  }
  return Object.fromEntries(Object.entries(tags).map(([name, set]) => [name, [...set]]))
}

export function classChecker (assets, stylesheet) {
  const fixtures = fixtureTags(join(assets, 'node_modules/govuk-frontend/dist/govuk/components'))
  const styled = [...new Set([...readFileSync(stylesheet, 'utf8').matchAll(/\.((?:govuk|moj|ac)-[\w-]+)/g)].map(match => match[1]))]
  return page => page.evaluate(([fixtures, styled]) => {
    const known = new Set(styled)
    const faults = new Set()
    for (const element of document.querySelectorAll('[class]')) {
      const tag = element.localName
      for (const name of element.classList) {
        const tags = fixtures[name]
        if (!/^(govuk|moj|ac)-/.test(name) || name.startsWith('govuk-js-') || /__(sr-)?status$/.test(name)) continue // only for scripts
        if (!known.has(name) && !tags) faults.add(`no rule for the class ${name}`)
        const typography = /^govuk-(body|heading|link|list|template|width-container|visually-hidden|!)/.test(name)
        if (tags && !typography && !name.includes('--') && !tags.includes(tag)) faults.add(`${name} stands on <${tag}>, in GOV.UK Frontend on <${tags}>`)
      }
    }
    return [...faults]
  }, [fixtures, styled])
}
