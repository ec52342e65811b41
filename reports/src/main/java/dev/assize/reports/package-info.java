/**
 * What an audit hands out: one report, from which every view is drawn.
 *
 * <p>Start at {@link dev.assize.reports.Report}. The packages below turn it into files: {@code json} (the contract),
 * {@code html}, {@code excel}, {@code terminal}; {@code files} writes several of them at once.
 *
 * <p>Views show only what the report holds, know shapes of evidence and not who made it, and give the same bytes for
 * the same report on every machine.
 */
@NullMarked
package dev.assize.reports;

import org.jspecify.annotations.NullMarked;
