package sijill.organizations.organization;

public enum OrganizationKind {

	NGO, COALITION, UN_BODY, TREATY_BODY, COURT, GOVERNMENT, ARMED_FORCE, ARMED_GROUP, MEDIA, OTHER

}
