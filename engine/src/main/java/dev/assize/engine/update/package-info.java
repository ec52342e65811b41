/**
 * DL4J's optimisers at work on a compiled plan.
 *
 * <p>Start at {@link dev.assize.engine.update.Updater}: it reads which optimiser, schedule, regularisation and gradient
 * normalisation a DL4J configuration gives to each layer, and applies them where the plan keeps its parameters. The
 * state of the optimisers goes in and out in the layout of DL4J's own, so that training can go on in either.
 */
@NullMarked
package dev.assize.engine.update;

import org.jspecify.annotations.NullMarked;
