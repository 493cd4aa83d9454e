// The Chromium of the machine, without what it would otherwise ask of the network.
import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const executablePath = process.env.ACCORD_CHROMIUM ?? '/usr/bin/chromium'

export function launch () {
  if (!existsSync(executablePath)) throw new Error(`no Chromium at ${executablePath}: apt-get install chromium`)
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']
  })
}
