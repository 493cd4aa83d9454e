// Cedar and Casbin on the questions that decide_questions wrote, one after the other, each checked
// against our answer.
//
//   node peers.mjs questions.json [SECONDS]     prints one JSON line
//
// Each engine is asked twice: *scoped*, with only the policies of the agreements that bind the two
// agencies (found by a map, outside the time that is measured), and with all policies at once.
import { readFileSync } from 'node:fs'
import * as cedar from '@cedar-policy/cedar-wasm/nodejs'
import { newEnforcer, newModelFromString } from 'casbin'

const [file, seconds = '3'] = process.argv.slice(2)
const { accord_per_second, page_of_60_fields_ns, agreements, questions } = JSON.parse(readFileSync(file, 'utf8'))
const quote = value => JSON.stringify(value)
const isIn = (name, values) => `[${values.map(quote).join(', ')}].contains(context.${name})`
const needs = { 'takes-part': 'takesPart', 'approach-agreed': 'approachAgreed', 'recipient-trained': 'trained', 'recipient-aware': 'aware', 'recipient-specialist': 'specialist' }

// One permit for each clause; nothing else is permitted. The step is later or the same.
function policy (agreement, clause) {
  const when = [`${isIn('giver', agreement.parties)}`, isIn('receiver', agreement.parties), isIn('giverKind', clause.from), isIn('receiverKind', clause.to),
    isIn('role', clause.roles), isIn('about', clause.about), isIn('category', clause.categories), isIn('purpose', clause.purposes), `context.step >= ${clause.step}`]
  if (clause.stages.length) when.push(isIn('stage', clause.stages))
  for (const condition of clause.conditions) when.push(`context.${needs[condition]}`)
  return `permit(principal, action, resource) when { ${when.join(' && ')} };`
}

const pairKey = (left, right) => left < right ? `${left} ${right}` : `${right} ${left}`
const byPair = new Map()
for (const agreement of agreements) {
  for (const left of agreement.parties) {
    for (const right of agreement.parties) {
      if (left >= right) continue
      const key = pairKey(left, right)
      byPair.set(key, [...(byPair.get(key) ?? []), agreement])
    }
  }
}
const agreementsOf = question => byPair.get(pairKey(question.giver, question.receiver)) ?? []

const cpuSeconds = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1e6 }

// Asks until the time is over; whole rounds are not needed. Of the clock and the processor's time it
// takes whichever is kinder to the engine: others may be using this machine.
function measure (ask, count = Infinity) {
  let asked = 0; let wrong = 0
  const start = process.hrtime.bigint(); const cpuStart = cpuSeconds()
  const end = start + BigInt(Math.round(Number(seconds) * 1e9))
  while (process.hrtime.bigint() < end && asked < count) {
    const question = questions[asked % questions.length]
    if (ask(question) !== question.allowed) wrong++
    asked++
  }
  const took = Math.min(Number(process.hrtime.bigint() - start) / 1e9, cpuSeconds() - cpuStart)
  return { asked, wrong, per_second: Math.round(asked / took) }
}

const contextOf = question => {
  const { allowed, ...context } = question
  return context
}
const entity = (type, id) => ({ type, id })
const call = (question, id) => ({
  principal: entity('Agency', question.receiver), action: entity('Action', 'see'), resource: entity('Case', 'one'),
  context: contextOf(question), preparsedPolicySetId: id, entities: []
})
function prepare (id, list) {
  const text = list.flatMap(agreement => agreement.clauses.map(clause => policy(agreement, clause))).join('\n')
  const answer = cedar.preparsePolicySet(id, { staticPolicies: text, templates: {}, templateLinks: [] })
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors.slice(0, 2)))
}
const cedarAsk = (question, id) => {
  const answer = cedar.statefulIsAuthorized(call(question, id))
  if (answer.type !== 'success') throw new Error(JSON.stringify(answer.errors.slice(0, 2)))
  return answer.response.decision === 'allow'
}

// Policies are read once for each pair of agencies, before the time runs.
prepare('nobody', [])
for (const [key, list] of byPair) prepare(key, list)
const cedarScoped = measure(question => cedarAsk(question, byPair.has(pairKey(question.giver, question.receiver)) ? pairKey(question.giver, question.receiver) : 'nobody'))
prepare('all', agreements)
const cedarAll = measure(question => cedarAsk(question, 'all'))

// Casbin: one line for each clause; a matcher in its own language with functions of ours.
const model = `
[request_definition]
r = q
[policy_definition]
p = clause
[policy_effect]
e = some(where (p.eft == allow))
[matchers]
m = covers(r.q, p.clause)
`
const clauseOf = new Map()
const covers = (question, id) => {
  const found = clauseOf.get(id)
  if (!found) return false // no policy at all
  const { agreement, clause } = found
  return agreement.parties.includes(question.giver) && agreement.parties.includes(question.receiver) && clause.from.includes(question.giverKind) &&
    clause.to.includes(question.receiverKind) && clause.roles.includes(question.role) && clause.about.includes(question.about) &&
    clause.categories.includes(question.category) && clause.purposes.includes(question.purpose) && question.step >= clause.step &&
    (clause.stages.length === 0 || clause.stages.includes(question.stage)) && clause.conditions.every(condition => question[needs[condition]])
}
async function enforcer (list) {
  const made = await newEnforcer(newModelFromString(model))
  await made.addFunction('covers', covers)
  for (const agreement of list) {
    for (const clause of agreement.clauses) {
      const id = `${agreement.id} ${clause.id}`
      clauseOf.set(id, { agreement, clause })
      await made.addPolicy(id)
    }
  }
  return made
}
const scoped = new Map()
const used = questions.slice(0, 2000)
for (const question of used) {
  const key = pairKey(question.giver, question.receiver)
  if (!scoped.has(key)) scoped.set(key, await enforcer(agreementsOf(question)))
}
const askedOf = question => scoped.get(pairKey(question.giver, question.receiver)).enforceSync(question)
const casbinScoped = measure(askedOf, used.length)
const every = await enforcer(agreements)
const casbinAll = measure(question => every.enforceSync(question), used.length)

console.log(JSON.stringify({
  accord_per_second, page_of_60_fields_ns, agreements: agreements.length, questions: questions.length,
  cedar_scoped: cedarScoped, cedar_all: cedarAll, casbin_scoped: casbinScoped, casbin_all: casbinAll,
  accord_over_cedar_scoped: Math.round(accord_per_second / cedarScoped.per_second)
}))
