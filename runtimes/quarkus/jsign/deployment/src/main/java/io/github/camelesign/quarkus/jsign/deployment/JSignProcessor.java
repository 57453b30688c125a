// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.jsign.deployment;

import io.github.camelesign.jsign.JSignComponent;
import io.github.camelesign.quarkus.support.deployment.EsignComponentBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;

class JSignProcessor {

    private static final String FEATURE = "camel-jsign";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem(FEATURE);
    }

    @BuildStep
    ExtensionSslNativeSupportBuildItem ssl() {
        return new ExtensionSslNativeSupportBuildItem(FEATURE);
    }

    @BuildStep
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem("io.github.camelesign", "camel-jsign");
    }

    @BuildStep
    EsignComponentBuildItem component() {
        return new EsignComponentBuildItem("jsign", JSignComponent.class.getPackageName());
    }
}
