package sijill.federation.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.language.Argument;
import graphql.language.AstPrinter;
import org.jspecify.annotations.Nullable;

import sijill.federation.schema.SchemaField;
import sijill.federation.schema.TypeRef;

/**
 * A field of an operation at one branch: asked for by the client under a response key, or
 * needed by the plan alone.
 */
final class OpField {

	static final String TYPENAME = "__typename";

	private final Branch branch;

	private final Set<String> types;

	private final String name;

	private final List<Argument> arguments;

	private final String argumentText;

	private final @Nullable String responseKey;

	private final @Nullable SchemaField definition;

	private final int slot;

	private @Nullable Position child;

	private boolean general;

	private boolean denied;

	OpField(Branch branch, Set<String> types, String name, List<Argument> arguments, @Nullable String responseKey,
			@Nullable SchemaField definition) {
		this.branch = branch;
		this.types = types;
		this.name = name;
		this.arguments = arguments;
		this.argumentText = text(arguments);
		this.responseKey = responseKey;
		this.definition = definition;
		this.slot = branch.position()
			.slot(((responseKey != null) ? responseKey : "#") + "|" + name + this.argumentText);
	}

	static String text(List<Argument> arguments) {
		if (arguments.isEmpty()) {
			return "";
		}
		return arguments.stream()
			.sorted(Comparator.comparing(Argument::getName))
			.map(AstPrinter::printAstCompact)
			.collect(Collectors.joining(",", "(", ")"));
	}

	Branch branch() {
		return this.branch;
	}

	/**
	 * The types of the branch that it is asked of; all of them where the client asks.
	 */
	Set<String> types() {
		return this.types;
	}

	/**
	 * Those of its types that may have to be planned in different ways; one stands for
	 * all others.
	 */
	Set<String> samples() {
		return this.branch.isMixed() ? this.types : Set.of(this.types.iterator().next());
	}

	String name() {
		return this.name;
	}

	List<Argument> arguments() {
		return this.arguments;
	}

	/**
	 * Name and arguments: equal where the values are.
	 */
	String signature() {
		return this.name + this.argumentText;
	}

	/**
	 * What the client calls it; null where it is the plan's own.
	 */
	@Nullable String responseKey() {
		return this.responseKey;
	}

	boolean isTypename() {
		return this.definition == null;
	}

	SchemaField definition() {
		if (this.definition == null) {
			throw new IllegalStateException(this.name + " has no definition");
		}
		return this.definition;
	}

	TypeRef type() {
		return definition().type();
	}

	int slot() {
		return this.slot;
	}

	/**
	 * How many fields lead to it.
	 */
	int depth() {
		OpField above = this.branch.position().parent();
		return (above != null) ? above.depth() + 1 : 0;
	}

	/**
	 * The fields from the root to this one.
	 */
	List<OpField> chain() {
		List<OpField> chain = new ArrayList<>();
		for (OpField field = this; field != null; field = field.branch.position().parent()) {
			chain.add(field);
		}
		return chain.reversed();
	}

	/**
	 * Whether the caller may not have it, so that nobody is asked for it.
	 */
	boolean isDenied() {
		return this.denied;
	}

	void deny() {
		this.denied = true;
	}

	/**
	 * Whether the client asks for it whatever the object's type is.
	 */
	boolean isGeneral() {
		return this.general;
	}

	void askedGenerally() {
		this.general = true;
	}

	/**
	 * Where its objects stand; null for a leaf.
	 */
	@Nullable Position child() {
		return this.child;
	}

	void leadsTo(Position position) {
		this.child = position;
	}

	@Override
	public String toString() {
		return ((this.responseKey != null && !this.responseKey.equals(this.name)) ? this.responseKey + ": " : "")
				+ signature();
	}

}
