// Fills a form as a person would: by the names of its fields.
//
//   await fill(page, { 'harmed.name': 'A. Example', born: '1980-02-03', sources: ['police', 'probation'] })
//   await send(page)            // the form's own button; fails where the page says that there is a problem
export async function fill (page, values) {
  for (const [name, value] of Object.entries(values)) {
    const day = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)
    if (day && await page.locator(`[name="${name}-day"]`).count()) {
      await page.fill(`[name="${name}-day"]`, day[3])
      await page.fill(`[name="${name}-month"]`, day[2])
      await page.fill(`[name="${name}-year"]`, day[1])
      continue
    }
    for (const one of [].concat(value)) {
      // A text that stands there already has its value too.
      const choice = page.locator(`input[name="${name}"][value="${one}"]:is([type=radio], [type=checkbox])`)
      const field = page.locator(`[name="${name}"]`)
      if (await choice.count()) await choice.check()
      else if (await field.evaluate(element => element.tagName) === 'SELECT') await field.selectOption(one)
      else await field.fill(one)
    }
  }
}

export async function send (page, label) {
  const button = label ? page.getByRole('button', { name: label }) : page.locator('main form button[type=submit]').last()
  await Promise.all([page.waitForNavigation(), button.click()])
  const problem = page.locator('.govuk-error-summary')
  if (await problem.count()) throw new Error(`${page.url()}: ${(await problem.innerText()).replaceAll('\n', ' | ')}`)
}
