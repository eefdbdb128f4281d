package sijill.documents.source;

/**
 * What sort of page or paper it is; GIVEN was handed to whoever recorded it.
 */
public enum SourceKind {

	OFFICIAL_PAGE, MIRROR, NGO, PRESS, STATE_MEDIA, BLOG, DATASET, ENCYCLOPEDIA, GIVEN, OTHER

}
