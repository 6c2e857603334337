import * as csvPackage from 'csv-parse/sync'
import * as yamlPackage from 'yaml'

// The build puts a file in place of this one that loads each package when it is first asked for: most definitions are
// read without either, and loading them takes a twentieth of the start-up.

/** The package that reads and writes all of YAML. */
export function yaml(): typeof yamlPackage {
  return yamlPackage
}

/** The package that reads CSV. */
export function csv(): typeof csvPackage {
  return csvPackage
}
