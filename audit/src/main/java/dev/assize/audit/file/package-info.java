/**
 * What {@code audit.yaml} says.
 *
 * <p>Start at {@link dev.assize.audit.file.AuditFile}; {@link dev.assize.audit.file.AuditFileReader} reads it and
 * reports every problem with file, line and column. Paths in the file are relative to the folder that the file is in.
 */
@NullMarked
package dev.assize.audit.file;

import org.jspecify.annotations.NullMarked;
