// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.signeasy.deployment;

import io.github.camelesign.quarkus.support.deployment.EsignComponentBuildItem;
import io.github.camelesign.signeasy.SigneasyComponent;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;

class SigneasyProcessor {

    private static final String FEATURE = "camel-signeasy";

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
        return new IndexDependencyBuildItem("io.github.camelesign", "camel-signeasy");
    }

    @BuildStep
    EsignComponentBuildItem component() {
        return new EsignComponentBuildItem("signeasy", SigneasyComponent.class.getPackageName());
    }
}
