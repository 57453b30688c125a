// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.support.deployment;

import io.quarkus.builder.item.MultiBuildItem;

/** A component of Camel eSign that the application has. */
public final class EsignComponentBuildItem extends MultiBuildItem {

    private final String scheme;
    private final String packageName;

    /**
     * @param scheme of its URIs
     * @param packageName where its classes are
     */
    public EsignComponentBuildItem(String scheme, String packageName) {
        this.scheme = scheme;
        this.packageName = packageName;
    }

    public String getPackageName() {
        return packageName;
    }

    /** Where the component names its transformers. */
    String transformers() {
        return "META-INF/services/org/apache/camel/transformer/%s-*".formatted(scheme);
    }
}
