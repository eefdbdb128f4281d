package sijill.platform.date;

/**
 * How exactly a date is known: to a day, to an interval of days, to a month, to a year.
 */
public enum DatePrecision {

	/** One day, or one of several named days. */
	DAY,
	/** An interval of days. */
	DAYS,
	/** Months, or intervals of months. */
	MONTH,
	/** Years, or intervals of years. */
	YEAR

}
