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

    public String getScheme() {
        return scheme;
    }

    public String getPackageName() {
        return packageName;
    }

    /** What Camel's catalog knows of the component. */
    String descriptor() {
        return "META-INF/%s/%s.json".formatted(packageName.replace('.', '/'), scheme);
    }

    /** Where the component names its transformers. */
    String transformers() {
        return "META-INF/services/org/apache/camel/transformer/%s-*".formatted(scheme);
    }
}
