package sijill.federation.schema;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.FieldDefinition;
import graphql.language.ImplementingTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.NamedNode;
import graphql.language.ObjectTypeDefinition;
import graphql.language.Type;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @cost} and {@code @listSize} say, by coordinates: {@code Type},
 * {@code Type.field}, {@code Type.field(argument:)}, {@code Input.field}. What objects
 * say of a field is also true where it is asked for through their interfaces.
 */
public final class CostRules {

	private final Map<String, Integer> weights = new HashMap<>();

	private final Map<String, ListSize> listSizes = new HashMap<>();

	private final String cost;

	private final String listSize;

	private CostRules(LinkedFeatures features) {
		this.cost = features.nameOf("cost", "@cost");
		this.listSize = features.nameOf("cost", "@listSize");
	}

	static CostRules read(Document document, LinkedFeatures features) {
		CostRules rules = new CostRules(features);
		if (features.version("cost") != null) {
			document.getDefinitions().forEach(rules::read);
			document.getDefinitionsOfType(ObjectTypeDefinition.class).forEach(rules::tellInterfaces);
		}
		return rules;
	}

	private void read(Definition<?> definition) {
		if (definition instanceof NamedNode<?> named && definition instanceof DirectivesContainer<?> type) {
			readWeight(named.getName(), type);
		}
		if (definition instanceof ImplementingTypeDefinition<?> type) {
			for (FieldDefinition field : type.getFieldDefinitions()) {
				String coordinate = type.getName() + "." + field.getName();
				readWeight(coordinate, field);
				for (Directive directive : field.getDirectives(this.listSize)) {
					this.listSizes.put(coordinate, listSize(directive));
				}
				for (InputValueDefinition argument : field.getInputValueDefinitions()) {
					readWeight(argument(coordinate, argument.getName()), argument);
				}
			}
		}
		if (definition instanceof InputObjectTypeDefinition type) {
			type.getInputValueDefinitions().forEach((it) -> readWeight(type.getName() + "." + it.getName(), it));
		}
	}

	private void readWeight(String coordinate, DirectivesContainer<?> part) {
		for (Directive directive : part.getDirectives(this.cost)) {
			Integer weight = weight(directive);
			if (weight != null) {
				this.weights.put(coordinate, weight);
			}
		}
	}

	/**
	 * What one {@code @cost} says; null where its weight is not a number.
	 */
	public static @Nullable Integer weight(Directive cost) {
		return new Applied(cost).number("weight");
	}

	/**
	 * What one {@code @listSize} says.
	 */
	public static ListSize listSize(Directive listSize) {
		Applied applied = new Applied(listSize);
		return new ListSize(applied.number("assumedSize"), applied.texts("slicingArguments"),
				new HashSet<>(applied.texts("sizedFields")), applied.flag("requireOneSlicingArgument", true));
	}

	private void tellInterfaces(ObjectTypeDefinition type) {
		for (Type<?> implemented : type.getImplements()) {
			for (FieldDefinition field : type.getFieldDefinitions()) {
				String own = type.getName() + "." + field.getName();
				String shared = TypeRef.of(implemented).baseName() + "." + field.getName();
				Integer weight = this.weights.get(own);
				if (weight != null) {
					this.weights.merge(shared, weight, Math::max);
				}
				ListSize size = this.listSizes.get(own);
				if (size != null) {
					this.listSizes.putIfAbsent(shared, size);
				}
			}
		}
	}

	/**
	 * Whether the schema says nothing of costs.
	 */
	public boolean isEmpty() {
		return this.weights.isEmpty() && this.listSizes.isEmpty();
	}

	/**
	 * The coordinate of an argument.
	 */
	public static String argument(String field, String name) {
		return field + "(" + name + ":)";
	}

	/**
	 * Null where nothing is said.
	 */
	public @Nullable Integer weight(String coordinate) {
		return this.weights.get(coordinate);
	}

	/**
	 * Null where nothing is said.
	 */
	public @Nullable ListSize listSize(String field) {
		return this.listSizes.get(field);
	}

}
