package sijill.federation.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.language.Description;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.Node;
import org.jspecify.annotations.Nullable;

/**
 * A type of one subgraph: its definition and everything that extends it, as one.
 */
final class SubgraphType {

	/**
	 * The kinds of types.
	 */
	enum Kind {

		OBJECT, INTERFACE, UNION, ENUM, INPUT, SCALAR

	}

	private final String name;

	private final Kind kind;

	private final Node<?> node;

	private boolean extension = true;

	private boolean base;

	private @Nullable Description description;

	private final List<Directive> directives = new ArrayList<>();

	private final Map<String, FieldDefinition> fields = new LinkedHashMap<>();

	private final Set<String> extensionFields = new LinkedHashSet<>();

	private final Set<String> sharedFields = new LinkedHashSet<>();

	private final Set<String> interfaces = new LinkedHashSet<>();

	private final Set<String> members = new LinkedHashSet<>();

	private final Map<String, EnumValueDefinition> values = new LinkedHashMap<>();

	private final Map<String, InputValueDefinition> inputs = new LinkedHashMap<>();

	SubgraphType(String name, Kind kind, Node<?> node) {
		this.name = name;
		this.kind = kind;
		this.node = node;
	}

	String name() {
		return this.name;
	}

	Kind kind() {
		return this.kind;
	}

	boolean isComposite() {
		return this.kind == Kind.OBJECT || this.kind == Kind.INTERFACE;
	}

	Node<?> node() {
		return this.node;
	}

	/**
	 * Whether the subgraph only extends what another one defines.
	 */
	boolean isExtension() {
		return this.extension;
	}

	/**
	 * Whether the subgraph defines the type as far as the existence of it goes: in
	 * Federation 2, {@code @extends} stands on a definition.
	 */
	boolean isBase() {
		return this.base;
	}

	void markAsBase() {
		this.base = true;
	}

	void define(@Nullable Description text) {
		this.extension = false;
		this.description = text;
	}

	@Nullable Description description() {
		return this.description;
	}

	void addDirectives(DirectivesContainer<?> part) {
		this.directives.addAll(part.getDirectives());
	}

	/**
	 * The applications of a directive by the name that the subgraph gives to it.
	 */
	List<Directive> directives(String directive) {
		return this.directives.stream().filter((it) -> it.getName().equals(directive)).toList();
	}

	Map<String, FieldDefinition> fields() {
		return this.fields;
	}

	/**
	 * The fields that stand in an extension of the type.
	 */
	Set<String> extensionFields() {
		return this.extensionFields;
	}

	/**
	 * The fields of definitions or extensions that are shareable as a whole.
	 */
	Set<String> sharedFields() {
		return this.sharedFields;
	}

	Set<String> interfaces() {
		return this.interfaces;
	}

	Set<String> members() {
		return this.members;
	}

	Map<String, EnumValueDefinition> values() {
		return this.values;
	}

	Map<String, InputValueDefinition> inputs() {
		return this.inputs;
	}

}
