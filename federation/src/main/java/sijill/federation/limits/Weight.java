package sijill.federation.limits;

import java.util.List;

import graphql.language.Directive;

/**
 * What a selection asks for. Counts end at {@code Long.MAX_VALUE} instead of wrapping.
 */
record Weight(long depth, long fields, long aliases, long rootFields, long directives, long entries, boolean paged) {

	static final Weight NOTHING = new Weight(0, 0, 0, 0, 0, 0, false);

	/**
	 * Both, side by side in one selection.
	 */
	Weight and(Weight other) {
		return new Weight(Math.max(this.depth, other.depth), sum(this.fields, other.fields),
				sum(this.aliases, other.aliases), sum(this.rootFields, other.rootFields),
				sum(this.directives, other.directives), sum(this.entries, other.entries), this.paged || other.paged);
	}

	/**
	 * Whichever is more, limit by limit.
	 */
	Weight or(Weight other) {
		return new Weight(Math.max(this.depth, other.depth), Math.max(this.fields, other.fields),
				Math.max(this.aliases, other.aliases), Math.max(this.rootFields, other.rootFields),
				Math.max(this.directives, other.directives), Math.max(this.entries, other.entries),
				this.paged || other.paged);
	}

	/**
	 * With directives beside it.
	 */
	Weight with(List<Directive> more) {
		return new Weight(this.depth, this.fields, this.aliases, this.rootFields, sum(this.directives, more.size()),
				this.entries, this.paged);
	}

	static long sum(long left, long right) {
		long sum = left + right;
		return (sum < 0) ? Long.MAX_VALUE : sum;
	}

	static long product(long left, long right) {
		return (Math.multiplyHigh(left, right) != 0 || left * right < 0) ? Long.MAX_VALUE : left * right;
	}

}
