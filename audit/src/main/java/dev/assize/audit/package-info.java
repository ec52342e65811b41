/**
 * Runs an audit from its file to its report.
 *
 * <p>Start at {@link dev.assize.audit.Audit}: it reads what an {@link dev.assize.audit.AuditFile} names, trains or
 * loads the model, runs the checks in a fixed order, judges the evidence by the policy and returns a report. Every
 * module is called from here and none calls back.
 */
@NullMarked
package dev.assize.audit;

import org.jspecify.annotations.NullMarked;
