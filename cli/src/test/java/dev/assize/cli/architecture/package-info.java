/**
 * The rules of the architecture as data and as ArchUnit rules.
 *
 * <p>Start at {@link dev.assize.cli.architecture.ModuleTable}. The rules take the root package as an argument, so
 * that they can be shown to fail on the classes below {@code dev.assize.cli.planted}.
 */
@NullMarked
package dev.assize.cli.architecture;

import org.jspecify.annotations.NullMarked;
