// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.docusign.deployment;

import io.github.camelesign.docusign.DocuSignComponent;
import io.github.camelesign.quarkus.support.deployment.EsignComponentBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ExtensionSslNativeSupportBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;

class DocuSignProcessor {

    private static final String FEATURE = "camel-docusign";

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
        return new IndexDependencyBuildItem("io.github.camelesign", "camel-docusign");
    }

    @BuildStep
    EsignComponentBuildItem component() {
        return new EsignComponentBuildItem("docusign", DocuSignComponent.class.getPackageName());
    }
}
