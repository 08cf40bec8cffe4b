-- AlterTable
ALTER TABLE "Project" ADD COLUMN     "branchedFrom" JSON;

-- CreateTable
CREATE TABLE "NamedRevision" (
    "projectId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "namedAt" TIMESTAMP(3) NOT NULL,
    "namedById" TEXT NOT NULL,
    "namedByName" TEXT NOT NULL,

    CONSTRAINT "NamedRevision_pkey" PRIMARY KEY ("projectId","revision")
);

-- CreateIndex
CREATE UNIQUE INDEX "NamedRevision_projectId_name_key" ON "NamedRevision"("projectId", "name");

-- AddForeignKey
ALTER TABLE "NamedRevision" ADD CONSTRAINT "NamedRevision_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "Project"("id") ON DELETE CASCADE ON UPDATE CASCADE;
