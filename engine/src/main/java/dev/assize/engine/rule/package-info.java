/**
 * What each layer computes, forward and backward, written once for both number types.
 *
 * <p>Start at {@link dev.assize.engine.rule.LayerRule}: it knows shapes and parameters, and makes a {@link
 * dev.assize.engine.rule.Step} over buffers that it never replaces. Signals keep numbers row by row: a vector is one
 * matrix [rows, features], a sequence one such matrix for each time step, an image a row [height, width, channel].
 * The backward step leaves in each layer the gradient with respect to its sums before the activation; weight
 * gradients are a product of those with the layer's inputs and are made afterwards, so that rows can be measured and
 * scaled in between.
 */
@NullMarked
package dev.assize.engine.rule;

import org.jspecify.annotations.NullMarked;
