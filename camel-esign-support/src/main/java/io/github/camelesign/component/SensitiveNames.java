// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.component;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.ExtendedCamelContext;
import org.apache.camel.util.SensitiveUtils;

/**
 * Makes Camel mask the options that are secret wherever it lists options by name, such as in the
 * summary that Camel main logs at the start. It knows the names of its own components only.
 */
final class SensitiveNames {

    private SensitiveNames() {}

    /** Does nothing on a Camel that takes no further names, as those before 4.17. */
    static void register(CamelContext context, Collection<String> names) {
        ExtendedCamelContext extension = context.getCamelContextExtension();
        try {
            String present = extension.getAdditionalSensitiveKeywords();
            Set<String> all = new LinkedHashSet<>();
            if (present != null) {
                all.addAll(Arrays.asList(present.split(",")));
            }
            // no more than are missing: Camel also masks every name that is a part of one of these
            boolean isChanged =
                    all.addAll(
                            names.stream()
                                    .filter(name -> !SensitiveUtils.containsSensitive(name))
                                    .sorted()
                                    .toList());
            if (isChanged) {
                extension.setAdditionalSensitiveKeywords(String.join(",", all));
            }
        } catch (NoSuchMethodError e) {
            // Camel 4.14
        }
    }
}
