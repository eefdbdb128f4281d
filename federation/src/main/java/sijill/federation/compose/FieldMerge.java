package sijill.federation.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.language.AstPrinter;
import graphql.language.Directive;
import graphql.language.FieldDefinition;
import org.jspecify.annotations.Nullable;

import sijill.federation.compose.MergedType.MergedField;
import sijill.federation.compose.MergedType.MergedInput;
import sijill.federation.compose.MergedType.Part;
import sijill.federation.compose.SubgraphType.Kind;
import sijill.federation.schema.TypeRef;

/**
 * Merges one field over the subgraphs that have it: who resolves it, who shares it, and
 * to whom it moves.
 */
final class FieldMerge {

	private static final Pattern LABEL = Pattern
		.compile("[a-zA-Z][a-zA-Z0-9_\\-:./]*|percent\\((\\d{1,2}(\\.\\d{1,8})?|100)\\)");

	private final String coordinate;

	private final Problems problems;

	private final BiPredicate<String, String> covers;

	private final List<SubgraphField> entries = new ArrayList<>();

	private final List<SubgraphField> abstracted = new ArrayList<>();

	private final int subgraphsOfType;

	FieldMerge(String coordinate, int subgraphsOfType, Problems problems, BiPredicate<String, String> covers) {
		this.coordinate = coordinate;
		this.subgraphsOfType = subgraphsOfType;
		this.problems = problems;
		this.covers = covers;
	}

	void add(SubgraphSchema subgraph, SubgraphType type, FieldDefinition field) {
		this.entries.add(new SubgraphField(subgraph, type, field));
	}

	/**
	 * The field as a subgraph resolves it for all objects of an interface, which it knows
	 * as an object.
	 */
	void addAbstracted(SubgraphSchema subgraph, SubgraphType type, FieldDefinition field) {
		SubgraphField entry = new SubgraphField(subgraph, type, field);
		if (entry.resolves()) {
			this.abstracted.add(entry);
		}
	}

	/**
	 * Checks a field that only others than the objects' own subgraphs resolve.
	 */
	void checkAbstracted() {
		checkSharing();
	}

	/**
	 * Merges what was added; null where it cannot be merged, which is then reported.
	 */
	@Nullable MergedField merge() {
		override();
		List<SubgraphField> resolvers = this.entries.stream().filter(SubgraphField::resolves).toList();
		if (resolvers.isEmpty() && this.abstracted.isEmpty()) {
			this.problems.error("EXTERNAL_MISSING_ON_BASE",
					"Field \"" + this.coordinate + "\" is marked @external on all the subgraphs in which it is listed ("
							+ names(this.entries) + ").",
					this.entries.getFirst().subgraph().name(), this.entries.getFirst().field());
			return null;
		}
		checkSharing();
		List<SubgraphField> typed = this.entries.stream().filter((it) -> !it.isExternal()).toList();
		if (typed.isEmpty()) {
			typed = this.abstracted;
		}
		TypeRef type = mergedType(typed);
		if (type == null) {
			return null;
		}
		Part part = new Part();
		typed.forEach((it) -> PartMerge.add(part, it.subgraph(), it.field()));
		Map<String, MergedInput> arguments = new LinkedHashMap<>();
		InputMerge inputs = new InputMerge(this.problems, InputKind.ARGUMENT);
		Map<SubgraphSchema, FieldDefinition> fields = new LinkedHashMap<>();
		this.entries.forEach((it) -> fields.put(it.subgraph(), it.field()));
		Set<String> fromContext = new ContextMerge(this.coordinate, fields, this.problems).hidden();
		typed.forEach((it) -> inputs.add(it.subgraph(),
				it.field()
					.getInputValueDefinitions()
					.stream()
					.filter((input) -> !fromContext.contains(input.getName()))
					.toList()));
		inputs.merge(this.coordinate, arguments);
		new ExternalCheck(this.coordinate, this.entries, this.problems, this.covers).check(type, arguments);
		addJoins(part, type);
		return new MergedField(type, arguments, part);
	}

	private void override() {
		for (SubgraphField entry : this.entries) {
			if (entry.override() == null) {
				continue;
			}
			String from = entry.from();
			if (entry.subgraph().isInterfaceObject(entry.type())
					|| this.abstracted.stream().anyMatch((it) -> it.subgraph().name().equals(from))) {
				error("OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE", "@override cannot be used on field \""
						+ this.coordinate
						+ "\": it would move from or to where it is resolved for all objects of an @interfaceObject",
						entry);
			}
			if (entry.label() != null && !LABEL.matcher(entry.label()).matches()) {
				this.problems.error("OVERRIDE_LABEL_INVALID",
						"Invalid @override label \"" + entry.label() + "\" on field \"" + this.coordinate + "\"",
						entry.subgraph().name(), entry.field());
			}
			if (from.equals(entry.subgraph().name())) {
				this.problems.error(
						"OVERRIDE_FROM_SELF_ERROR", "Source and destination subgraphs \"" + from
								+ "\" are the same for overridden field \"" + this.coordinate + "\"",
						entry.subgraph().name(), entry.field());
			}
			for (SubgraphField other : this.entries) {
				if (other != entry && other.subgraph().name().equals(from)) {
					if (other.override() != null) {
						this.problems.error("OVERRIDE_SOURCE_HAS_OVERRIDE",
								"Field \"" + this.coordinate + "\" on subgraph \"" + entry.subgraph().name()
										+ "\" is also marked with directive @override in subgraph \"" + from
										+ "\". Only one @override directive is allowed per field.",
								entry.subgraph().name(), entry.field());
					}
					else if (collision(other) != null && !other.isExternal()) {
						error("OVERRIDE_COLLISION_WITH_ANOTHER_DIRECTIVE",
								"@override cannot be used on field \"" + this.coordinate + "\" on subgraph \""
										+ entry.subgraph().name() + "\" since the field is marked @" + collision(other)
										+ " where it comes from",
								other);
					}
					else if (entry.label() == null) {
						other.moveAway();
					}
					else {
						other.moveAwayUnder(entry.label());
					}
				}
			}
		}
	}

	private static @Nullable String collision(SubgraphField other) {
		return Stream.of("requires", "provides")
			.filter((it) -> other.subgraph().find(other.field(), it) != null)
			.findFirst()
			.orElse(null);
	}

	private void checkSharing() {
		List<SubgraphField> resolvers = Stream.concat(this.entries.stream(), this.abstracted.stream())
			.filter((it) -> it.resolves() || it.isProvided())
			.toList();
		boolean objects = resolvers.stream().allMatch((it) -> it.type().kind() == Kind.OBJECT);
		long atOnce = resolvers.stream().filter((it) -> it.label() == null || it.override() != null).count();
		if (atOnce > 1 && objects) {
			List<SubgraphField> alone = resolvers.stream().filter((it) -> !it.isShareable()).toList();
			if (!alone.isEmpty()) {
				this.problems.error("INVALID_FIELD_SHARING",
						"Non-shareable field \"" + this.coordinate
								+ "\" is resolved from multiple subgraphs: it is resolved from subgraphs "
								+ names(resolvers) + " and defined as non-shareable in " + names(alone),
						alone.getFirst().subgraph().name(), alone.getFirst().field());
			}
		}
	}

	private @Nullable TypeRef mergedType(List<SubgraphField> resolvers) {
		TypeRef merged = resolvers.getFirst().typeRef();
		for (SubgraphField entry : resolvers) {
			TypeRef both = TypeMerge.loosest(merged, entry.typeRef(), this.covers);
			if (both == null) {
				this.problems.error("FIELD_TYPE_MISMATCH", "Type of field \"" + this.coordinate
						+ "\" is incompatible across subgraphs: it has "
						+ resolvers.stream()
							.map((it) -> "type \"" + it.typeRef() + "\" in subgraph \"" + it.subgraph().name() + "\"")
							.collect(Collectors.joining(" and ")),
						entry.subgraph().name(), entry.field());
				return null;
			}
			merged = both;
		}
		return merged;
	}

	private void error(String code, String message, SubgraphField at) {
		this.problems.error(code, message, at.subgraph().name(), at.field());
	}

	private void addJoins(Part part, TypeRef merged) {
		List<String> joins = new ArrayList<>();
		boolean plain = this.entries.size() == this.subgraphsOfType;
		for (SubgraphField entry : this.entries) {
			StringBuilder join = new StringBuilder("@join__field(graph: ").append(entry.subgraph().graph());
			int bare = join.length();
			if (!entry.typeRef().equals(merged)) {
				join.append(", type: \"").append(entry.typeRef()).append('"');
			}
			if (entry.isExternal()) {
				join.append(", external: true");
			}
			else if (entry.isOverridden()) {
				if (!entry.isUsed()) {
					plain = false;
					continue;
				}
				join.append(", usedOverridden: true");
			}
			else {
				append(join, entry, "requires");
				append(join, entry, "provides");
				if (entry.override() != null) {
					join.append(", override: ")
						.append(AstPrinter
							.printAstCompact(Objects.requireNonNull(entry.override().getArgument("from")).getValue()));
				}
			}
			if (entry.label() != null) {
				join.append(", overrideLabel: ").append(quoted(entry.label()));
			}
			join.append(ContextMerge.joined(entry.subgraph(), entry.field()));
			plain = plain && join.length() == bare;
			joins.add(join.append(')').toString());
		}
		if (!plain) {
			joins.forEach(part::add);
		}
	}

	private static void append(StringBuilder join, SubgraphField entry, String directive) {
		Directive found = entry.subgraph().find(entry.field(), directive);
		if (found != null) {
			join.append(", ").append(directive).append(": ").append(quotedFields(found));
		}
	}

	/** A field set as readers expect it: without braces around it. */
	static String quotedFields(Directive directive) {
		String fields = SubgraphSchema.requireText(directive, "fields").strip();
		return quoted(fields.startsWith("{") ? fields.substring(1, fields.lastIndexOf('}')) : fields);
	}

	static String quoted(String text) {
		return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ").strip() + '"';
	}

	private static String names(List<SubgraphField> entries) {
		return entries.stream()
			.map((it) -> '"' + it.subgraph().name() + '"' + (it.isProvided() ? " (where it is provided)" : ""))
			.collect(Collectors.joining(", "));
	}

}
