package sijill.organizations.organization;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import sijill.platform.date.FuzzyDate;
import sijill.platform.entry.Provenance;
import sijill.platform.text.WebAddress;

/**
 * An organization as it is imported.
 *
 * @param country ISO 3166-1 alpha-2
 * @param parent the organization that it is part of
 */
record OrganizationEntry(@NotEmpty @Size(max = 100) List<@NotNull @Valid OrganizationName> names,
		@NotNull OrganizationKind kind,
		@Nullable @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters (ISO 3166-1)") String country,
		@Nullable @WebAddress String website, @Nullable FuzzyDate established, @Nullable FuzzyDate dissolved,
		@Nullable @Size(max = 128) String parent, @NotNull @Valid Provenance provenance) {
}
