/**
 * YAML files that people write: read to typed values with every fault at its line and column, all of them at once.
 *
 * <p>Start at {@link dev.assize.policies.yaml.YamlFile}. The files are YAML 1.2 (core schema, so {@code no} is a
 * text) and untrusted: size, depth and aliases are limited, tags, tabs, duplicate keys and several documents are
 * refused.
 *
 * <p>A faulty value is noted in {@link dev.assize.policies.yaml.Problems} and a stand-in is returned, so that
 * reading goes on; whoever reads calls {@code throwIfAny} before using what was read.
 */
@NullMarked
package dev.assize.policies.yaml;

import org.jspecify.annotations.NullMarked;
