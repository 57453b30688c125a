// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.jsign;

import io.github.camelesign.component.EsignCloudEventJsonTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of JSign as a CloudEvent in one JSON document. */
@DataTypeTransformer(
        name = "jsign:application-cloudevents-json",
        description = "Writes an event of JSign as one JSON document of CloudEvents 1.0")
public class JSignCloudEventJsonTransformer extends EsignCloudEventJsonTransformer {}
