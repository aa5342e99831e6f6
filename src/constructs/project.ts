/** A MongoDB Atlas project, made here or only named. */
export interface IAtlasProject {
  /** Its id: 24 hexadecimal digits, or the reference to what will make it. */
  readonly projectId: string;
}
