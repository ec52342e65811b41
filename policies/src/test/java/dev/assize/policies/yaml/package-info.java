/** Tests of reading YAML files. */
@NullMarked
package dev.assize.policies.yaml;

import org.jspecify.annotations.NullMarked;
