/** The variables of the environment that the program reads, each with what it does. There is no file of settings. */
export const environment = {
  NO_COLOR: 'no colour, whatever it says',
  FORCE_COLOR: 'colour even where this is no terminal; 0 or false for none',
  TERM: 'dumb for neither colour nor lines that ASCII does not have',
  SOURCE_DATE_EPOCH:
    'the date of the run, in seconds since 1970: it stamps results, and review dates are held against it',
  npm_command: 'set by npx, so that commands that are told begin with it',
} as const
