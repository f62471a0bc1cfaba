# Nothing but the program: docker run --rm -v "$PWD:/src" linkproof lint .
FROM golang:1.26 AS build
WORKDIR /build
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o /linkproof ./cmd/linkproof

FROM scratch
COPY --from=build /linkproof /linkproof
USER 65534:65534
WORKDIR /src
ENTRYPOINT ["/linkproof"]
