/**
 * Times the engine beside DL4J on three networks; nothing depends on it.
 *
 * <p>Start at {@link dev.assize.benchmarks.PlainSteps}. The script {@code
 * torch_steps.py} times the same networks in PyTorch; only figures of the same hour on the same machine can be
 * compared.
 */
@NullMarked
package dev.assize.benchmarks;

import org.jspecify.annotations.NullMarked;
