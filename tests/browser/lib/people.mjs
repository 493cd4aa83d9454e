// Signing in as the people of a demonstration installation.
//
//   const people = readAccounts('data/accounts.txt')
//   await signIn(page, address, people.find(who => who.role === 'coordinator'))
import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'

export function readAccounts (file) {
  return readFileSync(file, 'utf8').split('\n').slice(3).filter(Boolean).map(line => {
    const [, role, agency, email, password, secret] = line.match(/^(\S+)\s+(.+?)\s{2,}(\S+@\S+)\s+(\S+)\s+([A-Z2-7 ]+)$/)
    return { role, agency, email, password, secret: secret.replaceAll(' ', ''), usedStep: 0 }
  })
}

function base32 (text) {
  let bits = ''
  for (const letter of text) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  return Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
}

// A code works once: somebody who signs in twice within a step takes the next one, which the server's ±1 window allows.
export function codeOf (who) {
  const step = Math.max(Math.floor(Date.now() / 30000), who.usedStep + 1)
  who.usedStep = step
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', base32(who.secret)).update(counter).digest()
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1e6).padStart(6, '0')
}

export async function signIn (page, address, who) {
  await page.goto(`${address}/sign-in`)
  await page.fill('[name=email]', who.email)
  await page.fill('[name=password]', who.password)
  await page.click('main button[type=submit]')
  await page.fill('[name=code]', codeOf(who))
  await page.click('main button[type=submit]')
}
