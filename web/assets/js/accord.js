// Starts the small helpers of GOV.UK Frontend and MOJ Frontend. Every page works
// without this file; it only makes some things quicker or kinder.
import {
  Button,
  CharacterCount,
  ErrorSummary,
  ExitThisPage,
  NotificationBanner,
  PasswordInput,
  SkipLink,
  createAll
} from './govuk-frontend.min.js'
import { MultiSelect } from './moj-multi-select.mjs'
import { SortableTable } from './moj-sortable-table.mjs'

// GOV.UK's own page does this in an inline script, which our policy does not allow.
document.body.classList.add('js-enabled', 'govuk-frontend-supported')

// Leaves by replacing this page, so that Back does not lead to it again. The page
// vanishes at once, also when the next one is slow.
class Exit extends ExitThisPage {
  exitPage() {
    document.body.classList.add('govuk-exit-this-page-hide-content')
    document.title = 'Loading'
    window.location.replace(this.$button.href)
  }
}

// A page that shows a safe contact leaves when its time is over, and takes itself out of Back.
for (const link of document.querySelectorAll('a[data-leaves-after]')) {
  window.setTimeout(() => window.location.replace(link.href), Number(link.dataset.leavesAfter) * 1000)
}

// Whoever is signed in is signed out after fifteen minutes without a request. Two
// minutes before, the page says so and offers to stay; what was typed is not touched.
const sessionIdle = Number(document.body.dataset.sessionIdle)
function warnBeforeSignOut() {
  const warning = document.createElement('div')
  warning.className = 'govuk-inset-text'
  warning.setAttribute('role', 'alert')
  const text = document.createElement('p')
  text.className = 'govuk-body'
  text.textContent = 'You will be signed out in 2 minutes.'
  const stay = document.createElement('button')
  stay.type = 'button'
  stay.className = 'govuk-button govuk-button--secondary'
  stay.textContent = 'Stay signed in'
  stay.addEventListener('click', async () => {
    const answer = await fetch('/account', { redirect: 'manual' })
    if (!answer.ok) return void (text.textContent = 'You are signed out. Copy what you have written, then sign in again.')
    warning.remove()
    window.setTimeout(warnBeforeSignOut, (sessionIdle - 120) * 1000)
  })
  warning.append(text, stay)
  document.querySelector('#main-content').prepend(warning)
}
if (sessionIdle) window.setTimeout(warnBeforeSignOut, (sessionIdle - 120) * 1000)

for (const component of [Button, CharacterCount, ErrorSummary, NotificationBanner, PasswordInput, SkipLink, Exit]) {
  createAll(component)
}
for (const component of [MultiSelect, SortableTable]) {
  for (const root of document.querySelectorAll(`[data-module="${component.moduleName}"]`)) {
    new component(root)
  }
}

// The first rows of a file that is chosen here go into the field beside it. The file itself is not
// sent, and the rest of it is not read.
for (const field of document.querySelectorAll('textarea[data-first-rows]')) {
  const chooser = document.createElement('input')
  chooser.type = 'file'
  chooser.className = 'ac-file'
  chooser.accept = '.csv,.txt,.tsv'
  chooser.setAttribute('aria-label', 'Take the first rows of a file')
  chooser.addEventListener('change', async () => {
    if (!chooser.files.length) return
    const text = await chooser.files[0].slice(0, 60000).text()
    field.value = text.split('\n').slice(0, Number(field.dataset.firstRows)).join('\n')
  })
  field.before(chooser)
}
