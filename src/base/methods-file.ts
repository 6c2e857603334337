/** Where the methods stand, from the folder of the program: what a person who reads a screen, a report or a page is told to open. */
export const methodsFile = 'src/METHODS.md'
