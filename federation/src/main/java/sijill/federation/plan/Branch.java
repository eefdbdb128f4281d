package sijill.federation.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import sijill.federation.schema.CompositeType;

/**
 * What is asked of the objects at a position that have one of these types.
 */
final class Branch {

	private final Position position;

	private final CompositeType sample;

	private final Mix mix;

	private final Set<String> types = new TreeSet<>();

	private final List<OpField> fields = new ArrayList<>();

	private final Map<String, OpField> hidden = new LinkedHashMap<>();

	private final List<Site> sites = new ArrayList<>();

	Branch(Position position, CompositeType sample, Mix mix) {
		this.position = position;
		this.sample = sample;
		this.mix = mix;
		this.types.add(sample.name());
	}

	/**
	 * Whether one of the types stands for all.
	 */
	enum Mix {

		/** All are planned alike. */
		ALIKE,
		/** They are asked the same, but subgraphs may know different things of each. */
		MIXED

	}

	Position position() {
		return this.position;
	}

	/**
	 * One of the types, to look fields and keys up in.
	 */
	CompositeType sample() {
		return this.sample;
	}

	boolean isMixed() {
		return this.mix == Mix.MIXED;
	}

	/**
	 * Those of the types that may have to be planned in different ways.
	 */
	Set<String> samples() {
		return isMixed() ? this.types : Set.of(this.sample.name());
	}

	Set<String> types() {
		return this.types;
	}

	/**
	 * The client's fields, in the order of the answer.
	 */
	List<OpField> fields() {
		return this.fields;
	}

	/**
	 * The fields that only the plan needs, by name and arguments.
	 */
	Map<String, OpField> hidden() {
		return this.hidden;
	}

	/**
	 * Where the plan already has these objects.
	 */
	List<Site> sites() {
		return this.sites;
	}

	@Nullable OpField clientField(String signature) {
		for (OpField field : this.fields) {
			if (!field.isDenied() && field.signature().equals(signature)) {
				return field;
			}
		}
		return null;
	}

}
