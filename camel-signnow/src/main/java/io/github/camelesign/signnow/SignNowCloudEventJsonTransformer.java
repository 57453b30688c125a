// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.signnow;

import io.github.camelesign.component.EsignCloudEventJsonTransformer;
import org.apache.camel.spi.DataTypeTransformer;

/** An event of SignNow as a CloudEvent in one JSON document. */
@DataTypeTransformer(
        name = "signnow:application-cloudevents-json",
        description = "Writes an event of SignNow as one JSON document of CloudEvents 1.0")
public class SignNowCloudEventJsonTransformer extends EsignCloudEventJsonTransformer {}
