/** Tests of privacy loss distributions. */
@org.jspecify.annotations.NullMarked
package dev.assize.privacy.loss;
