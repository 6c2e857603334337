import { appraisal } from './appraisal.ts'
import { contractsAndRisks } from './contracts-and-risks.ts'
import type { Meaning } from './entry.ts'
import { moneyIn } from './money-in.ts'
import { positions } from './positions.ts'
import { services } from './services.ts'

/** Every term there is, in the order of METHODS.md, whose table of terms a test holds to it. */
export const glossary: readonly Meaning[] = [...moneyIn, ...services, ...positions, ...contractsAndRisks, ...appraisal]
