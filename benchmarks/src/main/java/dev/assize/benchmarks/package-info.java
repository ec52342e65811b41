/**
 * Times the engine beside DL4J on three networks.
 *
 * <p>Start at {@link dev.assize.benchmarks.PlainSteps}. Not part of the default build. The script {@code
 * torch_steps.py} times the same networks in PyTorch; only figures of the same hour on the same machine can be
 * compared.
 */
@NullMarked
package dev.assize.benchmarks;

import org.jspecify.annotations.NullMarked;
