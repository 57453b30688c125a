// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.signnow.deployment;

import io.github.camelesign.quarkus.support.deployment.EsignComponentBuildItem;
import io.github.camelesign.signnow.SignNowComponent;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;

class SignNowProcessor {

    private static final String FEATURE = "camel-signnow";

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
        return new IndexDependencyBuildItem("io.github.camelesign", "camel-signnow");
    }

    @BuildStep
    EsignComponentBuildItem component() {
        return new EsignComponentBuildItem("signnow", SignNowComponent.class.getPackageName());
    }
}
