package sijill.platform.imports;

/**
 * What became of all the lines of an import.
 *
 * @param position the number of the last revision that it wrote or found; readers see it
 */
record Totals(long lines, long recorded, long unchanged, long rejected, long position) {

	/**
	 * The last line of an answer. One without it was cut off.
	 */
	record Line(Totals totals) {
	}

}
