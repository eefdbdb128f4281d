package sijill.organizations.organization;

import java.util.List;

import sijill.organizations.organization.OrganizationName.NameKind;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.EntryKind;
import sijill.platform.entry.Problems;
import sijill.platform.entry.RecordInfo;
import sijill.platform.entry.Rows;
import sijill.platform.view.View;

/**
 * What is recorded of organizations.
 */
public final class OrganizationEntries implements EntryKind<OrganizationEntry> {

	/**
	 * The rows that they become.
	 */
	public static final List<View<?>> VIEWS = List.of(Organization.ALL);

	@Override
	public String name() {
		return "organization";
	}

	@Override
	public Class<OrganizationEntry> type() {
		return OrganizationEntry.class;
	}

	@Override
	public void check(String id, OrganizationEntry entry, Problems problems) {
		if (entry.names().stream().noneMatch((name) -> name.kind() == NameKind.OFFICIAL)) {
			problems.reject("names", "must hold an OFFICIAL name");
		}
		if (id.equals(entry.parent())) {
			problems.reject("parent", "must not be the organization itself");
		}
		if (FuzzyDate.certainlyBefore(entry.dissolved(), entry.established())) {
			problems.reject("dissolved", "must not be before 'established'");
		}
		problems.mustExist("parent", "organization", entry.parent());
	}

	@Override
	public void rows(String id, OrganizationEntry entry, RecordInfo info, Rows rows) {
		rows.entry(Organization.ALL, Organization.of(id, entry, info));
	}

}
