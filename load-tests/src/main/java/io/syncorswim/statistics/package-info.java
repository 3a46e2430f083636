/**
 * What can be said of a figure beyond the figure: intervals, differences, steady state. Pure
 * arithmetic; knows no trial, no file and no report.
 */
@NullMarked
package io.syncorswim.statistics;

import org.jspecify.annotations.NullMarked;
