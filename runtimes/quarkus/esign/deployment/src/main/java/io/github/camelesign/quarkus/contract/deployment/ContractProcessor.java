// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.contract.deployment;

import io.github.camelesign.api.contract.Contract;
import io.github.camelesign.contract.ContractComponent;
import io.github.camelesign.quarkus.support.deployment.EsignComponentBuildItem;
import io.github.camelesign.spi.Contracts;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.NativeImageResourceDirectoryBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import io.quarkus.deployment.builditem.nativeimage.RuntimeInitializedPackageBuildItem;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;

class ContractProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("camel-esign");
    }

    @BuildStep
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem("io.github.camelesign", "camel-esign");
    }

    @BuildStep
    EsignComponentBuildItem component() {
        return new EsignComponentBuildItem("esign", ContractComponent.class.getPackageName());
    }

    /** What a route gets, and may marshal or ask for details, and what an option is set to. */
    @BuildStep
    ReflectiveClassBuildItem records(CombinedIndexBuildItem index) {
        Stream<String> records =
                index.getIndex().getClassesInPackage(Contract.class.getPackageName()).stream()
                        .map(ClassInfo::name)
                        .map(Object::toString);
        return ReflectiveClassBuildItem.builder(
                        Stream.concat(records, Stream.of(Contracts.Part.class.getName()))
                                .toArray(String[]::new))
                .methods()
                .build();
    }

    /** What PDFBox reads to find where a text stands: sizes of fonts, and what their codes mean. */
    @BuildStep
    void resourcesOfPdfBox(BuildProducer<NativeImageResourceDirectoryBuildItem> resources) {
        Stream.of(
                        "org/apache/pdfbox/resources",
                        "org/apache/fontbox/cmap",
                        "org/apache/fontbox/unicode")
                .map(NativeImageResourceDirectoryBuildItem::new)
                .forEach(resources::produce);
    }

    /** Its classes look at the fonts of the machine, and start AWT, while they are loaded. */
    @BuildStep
    RuntimeInitializedPackageBuildItem pdfBox() {
        return new RuntimeInitializedPackageBuildItem("org.apache.pdfbox");
    }
}
