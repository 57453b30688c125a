// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.quarkus.support.deployment;

import io.github.camelesign.api.EsignOperationException;
import io.github.camelesign.component.EsignComponent;
import io.github.camelesign.quarkus.support.WebhookRoutesAwaitServer;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.processor.DotNames;
import io.quarkus.bootstrap.classloading.QuarkusClassLoader;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.IndexDependencyBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.quarkus.core.deployment.spi.CamelServiceBuildItem;
import org.apache.camel.quarkus.core.deployment.util.CamelSupport;
import org.apache.camel.quarkus.core.deployment.util.PathFilter;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

class EsignSupportProcessor {

    /** Where the exceptions and the options are that all components share. */
    private static final List<String> SUPPORT_PACKAGES =
            List.of(
                    EsignOperationException.class.getPackageName(),
                    EsignComponent.class.getPackageName());

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";
    private static final String METERS = "io.github.camelesign.micrometer.EsignMeters";

    /** Of camel-quarkus-cloudevents. */
    private static final String CLOUD_EVENTS = "org.apache.camel.cloudevents";

    @BuildStep
    IndexDependencyBuildItem index() {
        return new IndexDependencyBuildItem("io.github.camelesign", "camel-esign-support");
    }

    /**
     * What a route reaches by name: options, what they can be set to, and what Simple can ask an
     * exception for.
     */
    @BuildStep
    void reflection(
            CombinedIndexBuildItem index,
            List<EsignComponentBuildItem> components,
            BuildProducer<ReflectiveClassBuildItem> reflectiveClasses) {
        String[] names =
                Stream.concat(
                                SUPPORT_PACKAGES.stream(),
                                components.stream().map(EsignComponentBuildItem::getPackageName))
                        .flatMap(packageName -> publicClasses(index.getIndex(), packageName))
                        .toArray(String[]::new);
        reflectiveClasses.produce(ReflectiveClassBuildItem.builder(names).methods().build());
    }

    private static Stream<String> publicClasses(IndexView index, String packageName) {
        return index.getClassesInPackage(packageName).stream()
                .filter(type -> Modifier.isPublic(type.flags()))
                .map(ClassInfo::name)
                .map(Object::toString);
    }

    /**
     * Camel Quarkus leaves out every CloudEvents transformer that its own extension does not bring.
     */
    @BuildStep
    void cloudEvents(
            Capabilities capabilities,
            ApplicationArchivesBuildItem archives,
            List<EsignComponentBuildItem> components,
            BuildProducer<CamelServiceBuildItem> services) {
        if (capabilities.isMissing(CLOUD_EVENTS)) {
            PathFilter.Builder transformers = new PathFilter.Builder();
            components.stream()
                    .map(EsignComponentBuildItem::transformers)
                    .forEach(transformers::include);
            CamelSupport.services(archives, transformers.build()).forEach(services::produce);
        }
    }

    /** A bean, as a native binary has no plugins of Camel. */
    @BuildStep
    void meters(BuildProducer<AdditionalBeanBuildItem> beans) {
        if (QuarkusClassLoader.isClassPresentAtRuntime(MICROMETER)) {
            beans.produce(
                    AdditionalBeanBuildItem.builder()
                            .addBeanClass(METERS)
                            .setDefaultScope(DotNames.SINGLETON)
                            .setUnremovable()
                            .build());
        }
    }

    @BuildStep
    void webhooks(Capabilities capabilities, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (capabilities.isPresent(Capability.VERTX_HTTP)) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(WebhookRoutesAwaitServer.class));
        }
    }
}
