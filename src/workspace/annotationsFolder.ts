/** The name of the folder that makes the folder around it a project. */
export const annotationsFolder = 'annotations';
