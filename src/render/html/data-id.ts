/** The id of the block of a page that holds what it carries. */
export const dataId = 'carried'
